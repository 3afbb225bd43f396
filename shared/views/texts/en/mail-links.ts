// The links of mail to the portal.

export const mailLinks = {
  report: 'Open the report',
  upload: 'Upload files',
  preferences: 'Preferences',
  unsubscribe: 'Unsubscribe',
  /** `flags`: the open ones of a customer. */
  snooze: (flags: number) => (flags === 1 ? 'Snooze this flag' : 'Snooze these flags'),
}
