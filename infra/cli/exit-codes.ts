// What a command ends with.

export const DONE = 0
export const FAILED = 1
/** The command line or partners.json is wrong. */
export const MISTAKEN = 2
/** As shells say it of a process that Ctrl-C ended. */
export const INTERRUPTED = 130
