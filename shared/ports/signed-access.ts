// Links and forms for browsers, which reach one object each without rights of their own.

/** Links to objects of the reports bucket that anybody who has them may follow, for some minutes. */
export interface DownloadLinks {
  /** `fileName`: what a browser saves it as. Does not look whether the object exists. */
  sign(
    key: string,
    as: {
      readonly fileName: string
      readonly disposition: 'attachment' | 'inline'
      readonly seconds: number
    },
  ): Promise<string>
}

/** Forms that upload one object to exactly one key of the drops bucket. */
export interface UploadForms {
  /** What every form is posted to. */
  url(): Promise<string>
  /** `redirectTo`: where the browser goes once it is stored; null: nowhere. */
  sign(
    key: string,
    limits: {
      readonly maxBytes: number
      readonly seconds: number
      readonly redirectTo: string | null
    },
  ): Promise<UploadForm>
}

export interface UploadForm {
  /** What the form is posted to. */
  readonly url: string
  /** Its hidden fields, before the field `file`. */
  readonly fields: Readonly<Record<string, string>>
}
