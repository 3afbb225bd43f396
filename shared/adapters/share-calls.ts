// One call for all who ask at the same time: whoever comes while one is under way shares the next, which begins
// after it came, so that nobody gets an answer older than the question.

export function shareCalls<Value>(call: () => Promise<Value>): () => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve()
  let next: Promise<Value> | null = null

  function begin(): Promise<Value> {
    next = null
    const answer = call()
    last = answer.catch(() => undefined)
    return answer
  }

  return () => {
    next ??= last.then(begin)
    return next
  }
}
