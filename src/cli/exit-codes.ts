/** Everything went well. */
export const EXIT_OK = 0;

/** The answer is no: different, or over a budget. */
export const EXIT_NO = 1;

/** The command line or the input is wrong. */
export const EXIT_TROUBLE = 2;

/**
 * The reader of the output has gone: 128 plus the number of SIGPIPE, as a shell reports a program that the
 * signal ended.
 */
export const EXIT_CLOSED_PIPE = 141;

/** Ctrl-C: 128 plus the number of SIGINT, as a shell reports a program that the signal ended. */
export const EXIT_INTERRUPTED = 130;

/** An internal error. */
export const EXIT_FAULT = 70;
