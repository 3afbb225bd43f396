// The exit statuses of all commands.

export const DONE = 0
export const FAILED = 1
/** The command line or partners.json is invalid. */
export const USAGE_ERROR = 2
/** The convention of shells for Ctrl-C. */
export const INTERRUPTED = 130
