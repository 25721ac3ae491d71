/**
 * What the server's Node may take. Left alone it gives short-lived objects 128 MB on a large machine and lets old ones
 * lie in proportion to that machine; with these bounds, far above the 50 MB that the program holds, it takes half as
 * much and is as fast (npm run bench).
 */
export const SERVER_FLAGS = ['--max-semi-space-size=8', '--max-old-space-size=1024'];
