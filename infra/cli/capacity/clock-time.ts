// A time of the simulated week, in the first time zone.

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const MINUTE = 60
const DAY = 24 * 60 * MINUTE

/** `Monday 08:07`; after a week, `Tuesday of week 2 08:07`. */
export function clockTime(seconds: number): string {
  const day = Math.floor(seconds / DAY)
  const week = Math.floor(day / WEEKDAYS.length)
  const minutes = Math.floor((seconds % DAY) / MINUTE)
  const time = [minutes / MINUTE, minutes % MINUTE].map((part) => String(Math.floor(part)).padStart(2, '0'))
  return `${WEEKDAYS[day % WEEKDAYS.length]}${week === 0 ? '' : ` of week ${week + 1}`} ${time.join(':')}`
}

/** `3 h 07 min`. */
export function duration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (Math.round(seconds) < MINUTE) return `${Math.round(seconds)} s`
  const minutes = Math.round(seconds / MINUTE)
  if (minutes < MINUTE) return `${minutes} min`
  return `${(Math.floor(minutes / MINUTE)).toLocaleString('en')} h ${String(minutes % MINUTE).padStart(2, '0')} min`
}
