// What the routes of the portal need, flows included.

import type { MoveUploadPorts } from '../flows/portal/move-upload.ts'
import type { OpenLinkPorts } from '../flows/portal/open-link.ts'
import type { ReportFilesPorts } from '../flows/portal/report-files.ts'
import type { RequestLinksPorts } from '../flows/portal/request-links.ts'
import type { SignUploadPorts } from '../flows/portal/sign-upload.ts'

export interface PortalPorts
  extends OpenLinkPorts,
    ReportFilesPorts,
    RequestLinksPorts,
    SignUploadPorts,
    MoveUploadPorts {
  /** Where the portal is; null: at the root of wherever it runs. */
  readonly portalUrl: string | null
}
