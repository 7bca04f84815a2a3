/** Everything went well. */
// @ts-nocheck

export const EXIT_OK = 0;

/** The answer is no: different, or over a budget. */
export const EXIT_NO = 1;

/** The command line or the input is wrong. */
export const EXIT_TROUBLE = 2;

/** A fault of the program itself. */
export const EXIT_FAULT = 70;
