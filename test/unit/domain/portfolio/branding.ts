import type { Branding } from '../../../../shared/domain/portfolio/portfolio.ts'

export const NO_BRANDING: Branding = {
  color: null,
  contact: null,
  logoSha256: null,
  links: { training: null, selfService: null, booking: null },
}
