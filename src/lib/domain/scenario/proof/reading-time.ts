// How long a page takes. 200 words a minute is a careful reader: silent reading of non-fiction by adults lies between
// 175 and 300, 238 on average (Brysbaert, Journal of Memory and Language 109, 2019). 20 seconds for a decision is our
// own allowance for weighing the choices; it has no source.

export const WORDS_A_MINUTE = 200;
export const SECONDS_A_DECISION = 20;

export const secondsToRead = (words: number) => (words * 60) / WORDS_A_MINUTE;
