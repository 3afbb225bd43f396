// The exit statuses of all commands.

export const DONE = 0
export const FAILED = 1
export const USAGE_ERROR = 2
/** The convention of shells for Ctrl-C. */
export const INTERRUPTED = 130

/** When a command ends with them: the first two in general, since each says more of them, the others always. */
export const EXIT_STATUS = {
  done: 'all is done, and all is well',
  failed: 'it failed, or what it looked for is not well; the help of each command says when',
  usageError: 'the command line or partners.json is wrong',
  interrupted: 'it was interrupted',
} as const
