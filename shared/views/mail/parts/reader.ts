// Who reads a mail.

export interface MailReader {
  readonly email: string
  /** '' when none is known. */
  readonly name: string
}
