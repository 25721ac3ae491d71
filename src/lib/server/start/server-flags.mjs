/**
 * What the server's Node may take. Left alone it gives short-lived objects 128 MB on a large machine and lets old ones
 * lie in proportion to that machine; with these bounds, ten times the 50 MB that the program holds at the second, it
 * takes about half as much. What that costs in time is too little to tell from the noise (npm run bench).
 */
export const SERVER_FLAGS = ['--max-semi-space-size=8', '--max-old-space-size=512'];
