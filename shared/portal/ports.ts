// What the routes of the portal need, flows included.

import type { OpenLinkPorts } from '../flows/portal/open-link.ts'
import type { ReportFilesPorts } from '../flows/portal/report-files.ts'
import type { RequestLinksPorts } from '../flows/portal/request-links.ts'

export interface PortalPorts extends OpenLinkPorts, ReportFilesPorts, RequestLinksPorts {
  /** Where the portal is; null: at the root of wherever it runs. */
  readonly portalUrl: string | null
}
