// Names of workloads.

/** As sheets store them: lower-case, and Yammer under its first name. */
export function storedWorkload(stated: string): string {
  const workload = stated.toLowerCase()
  return workload === 'viva_engage' ? 'yammer' : workload
}
