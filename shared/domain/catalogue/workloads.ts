// Which workloads the users of a product are meant to use, by product family: whoever has none of Teams cannot be expected
// in it. Products that are not known here, and those without a workload of their own, have none.

import { productWord } from './product-word.ts'

/** The suites of Office 365 and Microsoft 365. */
const SUITES = ['teams', 'sharepoint', 'exchange'] as const
const SUITES_WITHOUT_TEAMS = ['sharepoint', 'exchange'] as const

const FAMILIES: readonly (readonly [workloads: readonly string[], ...partNumbers: string[]])[] = [
  [
    SUITES,
    'ENTERPRISEPACK',
    'STANDARDPACK',
    'ENTERPRISEPREMIUM',
    'ENTERPRISEPREMIUM_NOPSTNCONF',
    'ENTERPRISEWITHSCAL',
    'DESKLESSPACK',
    'DEVELOPERPACK',
    'SPE_E3',
    'SPE_E5',
    'SPE_F1',
    'SPE_E5_NOPSTNCONF',
    'DEVELOPERPACK_E5',
    'SPB',
    'O365_BUSINESS_PREMIUM',
    'SMB_BUSINESS_PREMIUM',
    'O365_BUSINESS_ESSENTIALS',
    'SMB_BUSINESS_ESSENTIALS',
    'STANDARDWOFFPACK_FACULTY',
    'STANDARDWOFFPACK_STUDENT',
    'ENTERPRISEPACKPLUS_FACULTY',
    'ENTERPRISEPACKPLUS_STUDENT',
    'M365EDU_A3_FACULTY',
    'M365EDU_A3_STUDENT',
    'M365EDU_A5_FACULTY',
    'M365EDU_A5_STUDENT',
  ],
  [
    SUITES_WITHOUT_TEAMS,
    'Office_365_E1_(no_Teams)',
    'Office_365_E3_(no_Teams)',
    'Office_365_E5_(no_Teams)',
    'Microsoft_365_E3_(no_Teams)',
    'Microsoft_365_E5_(no_Teams)',
  ],
  [['exchange'], 'EXCHANGESTANDARD', 'EXCHANGEENTERPRISE', 'EXCHANGEDESKLESS'],
  [
    ['sharepoint'],
    'SHAREPOINTSTANDARD',
    'SHAREPOINTENTERPRISE',
    'WACONEDRIVESTANDARD',
    'WACONEDRIVEENTERPRISE',
  ],
  [['teams'], 'Microsoft_Teams_Enterprise_New', 'TEAMS_ESSENTIALS_AAD', 'Microsoft_Teams_Premium'],
  [['yammer'], 'YAMMER_ENTERPRISE_STANDALONE'],
]

const BY_PRODUCT = new Map(
  FAMILIES.flatMap(([workloads, ...partNumbers]) =>
    partNumbers.map((partNumber) => [productWord(partNumber), workloads] as const),
  ),
)

/** In the order in which equal ones are shown. */
export function workloadsOf(partNumber: string): readonly string[] {
  return BY_PRODUCT.get(productWord(partNumber)) ?? []
}
