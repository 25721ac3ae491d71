// How long a page takes: the word-count method for self-study of the Statement on Standards for CPE Programs (AICPA and
// NASBA, S14-07): 180 words a minute, and 1.85 minutes for each question. A decision in a scene is counted as a question.

export const WORDS_A_MINUTE = 180;
export const MINUTES_A_QUESTION = 1.85;

export const SECONDS_A_DECISION = MINUTES_A_QUESTION * 60;

export const secondsToRead = (words: number) => (words * 60) / WORDS_A_MINUTE;
