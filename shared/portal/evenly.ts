// Answers that tell nobody whether an address is known take the same time whatever is done meanwhile.

/** Longer than the work takes: what is known of an address is read, and a message or two is queued. */
const SHORTEST_MS = 600

/** `pause` waits between half of the time and all of it, at the same time as the work: the longer of both counts. */
export async function evenly(
  work: () => Promise<void>,
  { pause }: { readonly pause: (ms: number) => Promise<void> },
): Promise<void> {
  const [done] = await Promise.allSettled([work(), pause(SHORTEST_MS)])
  if (done.status === 'rejected') throw done.reason
}
