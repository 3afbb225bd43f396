// The clock, which is passed in.

/** Milliseconds since 1970. */
export type Clock = () => number
