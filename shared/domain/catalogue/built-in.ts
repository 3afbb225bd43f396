// The built-in catalogue: the products that resellers sell most and those that cost nothing, each with its part number
// and the names under which Microsoft's reports and price lists have it.

import { createProductIndex, type Product, type Service } from './product-index.ts'

/** Part number, then names, the current one first. */
type Line = readonly [partNumber: string, ...names: string[]]

const OFFICE_365: readonly Line[] = [
  ['ENTERPRISEPACK', 'Office 365 E3', 'Office 365 Enterprise E3'],
  ['STANDARDPACK', 'Office 365 E1', 'Office 365 Enterprise E1'],
  ['ENTERPRISEPREMIUM', 'Office 365 E5', 'Office 365 Enterprise E5'],
  ['ENTERPRISEPREMIUM_NOPSTNCONF', 'Office 365 E5 Without Audio Conferencing'],
  ['ENTERPRISEWITHSCAL', 'Office 365 E4'],
  ['DESKLESSPACK', 'Office 365 F3', 'Office 365 F1'],
  ['DEVELOPERPACK', 'Office 365 E3 Developer'],
  ['Office_365_E1_(no_Teams)', 'Office 365 E1 (no Teams)'],
  ['Office_365_E3_(no_Teams)', 'Office 365 E3 (no Teams)'],
  ['Office_365_E5_(no_Teams)', 'Office 365 E5 (no Teams)'],
  ['SPE_E3', 'Microsoft 365 E3'],
  ['SPE_E5', 'Microsoft 365 E5'],
  ['SPE_F1', 'Microsoft 365 F3'],
  ['M365_F1', 'Microsoft 365 F1'],
  ['M365_F1_COMM', 'Microsoft 365 F1'],
  ['Microsoft_365_E3_(no_Teams)', 'Microsoft 365 E3 (no Teams)'],
  ['Microsoft_365_E5_(no_Teams)', 'Microsoft 365 E5 (no Teams)'],
  ['SPE_E5_NOPSTNCONF', 'Microsoft 365 E5 without Audio Conferencing'],
  ['DEVELOPERPACK_E5', 'Microsoft 365 E5 Developer (without Windows and Audio Conferencing)'],
  ['SPB', 'Microsoft 365 Business Premium'],
  ['O365_BUSINESS_PREMIUM', 'Microsoft 365 Business Standard', 'Office 365 Business Premium'],
  ['SMB_BUSINESS_PREMIUM', 'Microsoft 365 Business Standard - Prepaid Legacy'],
  ['O365_BUSINESS_ESSENTIALS', 'Microsoft 365 Business Basic', 'Office 365 Business Essentials'],
  ['SMB_BUSINESS_ESSENTIALS', 'Microsoft 365 Business Basic'],
  ['O365_BUSINESS', 'Microsoft 365 Apps for business', 'Office 365 Business'],
  ['SMB_BUSINESS', 'Microsoft 365 Apps for business'],
  ['OFFICESUBSCRIPTION', 'Microsoft 365 Apps for enterprise', 'Office 365 ProPlus'],
  ['Microsoft_365_Copilot', 'Microsoft 365 Copilot', 'Copilot for Microsoft 365'],
  ['EXCHANGESTANDARD', 'Exchange Online (Plan 1)'],
  ['EXCHANGEENTERPRISE', 'Exchange Online (Plan 2)'],
  ['EXCHANGEDESKLESS', 'Exchange Online Kiosk'],
  ['EXCHANGEARCHIVE_ADDON', 'Exchange Online Archiving for Exchange Online'],
  ['SHAREPOINTSTANDARD', 'SharePoint Online (Plan 1)'],
  ['SHAREPOINTENTERPRISE', 'SharePoint Online (Plan 2)'],
  ['WACONEDRIVESTANDARD', 'OneDrive for Business (Plan 1)'],
  ['WACONEDRIVEENTERPRISE', 'OneDrive for Business (Plan 2)'],
  ['Microsoft_Teams_Enterprise_New', 'Microsoft Teams Enterprise'],
  ['TEAMS_ESSENTIALS_AAD', 'Microsoft Teams Essentials (AAD Identity)', 'Microsoft Teams Essentials'],
  ['Microsoft_Teams_Premium', 'Microsoft Teams Premium', 'Microsoft Teams Premium Introductory Pricing'],
  ['MCOEV', 'Microsoft Teams Phone Standard', 'Microsoft 365 Phone System'],
  ['MCOMEETADV', 'Microsoft 365 Audio Conferencing'],
  [
    'MCOPSTN1',
    'Microsoft 365 Domestic Calling Plan',
    'Domestic Calling Plan',
    'Skype for Business PSTN Domestic Calling',
  ],
  [
    'MCOPSTN2',
    'Domestic and International Calling Plan',
    'Skype for Business PSTN Domestic and International Calling',
  ],
  ['Microsoft_Teams_Rooms_Pro', 'Microsoft Teams Rooms Pro'],
  ['Microsoft_Teams_Rooms_Basic', 'Microsoft Teams Rooms Basic'],
  ['YAMMER_ENTERPRISE_STANDALONE', 'Yammer Enterprise', 'Viva Engage'],
  ['VISIOCLIENT', 'Visio Plan 2', 'Visio Online Plan 2'],
  ['VISIOONLINE_PLAN1', 'Visio Plan 1', 'Visio Online Plan 1'],
  ['PROJECT_P1', 'Project Plan 1', 'Planner Plan 1'],
  ['PROJECTPROFESSIONAL', 'Project Plan 3', 'Planner and Project Plan 3'],
  ['PROJECTPREMIUM', 'Project Plan 5', 'Planner and Project Plan 5', 'Project Online Premium'],
  ['POWER_BI_PRO', 'Power BI Pro'],
  ['PBI_PREMIUM_PER_USER', 'Power BI Premium Per User'],
  ['EMS', 'Enterprise Mobility + Security E3'],
  ['EMSPREMIUM', 'Enterprise Mobility + Security E5'],
  ['AAD_PREMIUM', 'Microsoft Entra ID P1', 'Azure Active Directory Premium P1'],
  ['AAD_PREMIUM_P2', 'Microsoft Entra ID P2', 'Azure Active Directory Premium P2'],
  ['INTUNE_A', 'Intune', 'Microsoft Intune Plan 1'],
  ['ATP_ENTERPRISE', 'Microsoft Defender for Office 365 (Plan 1)'],
  ['THREAT_INTELLIGENCE', 'Microsoft Defender for Office 365 (Plan 2)'],
  ['MDATP_XPLAT', 'Microsoft Defender for Endpoint P2'],
  ['DEFENDER_ENDPOINT_P1', 'Microsoft Defender for Endpoint P1'],
  ['MDE_SMB', 'Microsoft Defender for Business'],
  ['IDENTITY_THREAT_PROTECTION', 'Microsoft 365 E5 Security'],
  ['INFORMATION_PROTECTION_COMPLIANCE', 'Microsoft 365 E5 Compliance'],
  ['POWERAPPS_PER_USER', 'Power Apps Premium', 'Power Apps per user plan'],
  ['FLOW_PER_USER', 'Power Automate Premium', 'Power Automate per user plan'],
  ['STANDARDWOFFPACK_FACULTY', 'Office 365 A1 for faculty'],
  ['STANDARDWOFFPACK_STUDENT', 'Office 365 A1 for students'],
  ['ENTERPRISEPACKPLUS_FACULTY', 'Office 365 A3 for faculty'],
  ['ENTERPRISEPACKPLUS_STUDENT', 'Office 365 A3 for students'],
  ['M365EDU_A3_FACULTY', 'Microsoft 365 A3 for faculty'],
  ['M365EDU_A3_STUDENT', 'Microsoft 365 A3 for students'],
  ['M365EDU_A5_FACULTY', 'Microsoft 365 A5 for faculty'],
  ['M365EDU_A5_STUDENT', 'Microsoft 365 A5 for students'],
  ['PROJECT_PLAN1_DEPT', 'Project Plan 1 (for Department)'],
]

const DYNAMICS_365: readonly Line[] = [
  [
    'DYN365_ENTERPRISE_SALES',
    'Dynamics 365 for Sales Enterprise Edition',
    'Dynamics 365 Sales Enterprise Edition',
    'Dynamics 365 Sales Enterprise',
  ],
  ['D365_SALES_PRO', 'Dynamics 365 For Sales Professional', 'Dynamics 365 Sales Professional'],
  [
    'DYN365_ENTERPRISE_CUSTOMER_SERVICE',
    'Dynamics 365 for Customer Service Enterprise Edition',
    'Dynamics 365 Customer Service Enterprise Edition',
    'Dynamics 365 Customer Service Enterprise',
  ],
  ['DYN365_CUSTOMER_SERVICE_PRO', 'Dynamics 365 Customer Service Professional'],
  [
    'DYN365_ENTERPRISE_TEAM_MEMBERS',
    'Dynamics 365 for Team Members Enterprise Edition',
    'Dynamics 365 Team Members',
  ],
  ['DYN365_BUSCENTRAL_ESSENTIAL', 'Dynamics 365 Business Central Essentials'],
  ['DYN365_BUSCENTRAL_PREMIUM', 'Dynamics 365 Business Central Premium'],
  ['DYN365_BUSCENTRAL_TEAM_MEMBER', 'Dynamics 365 Business Central Team Members'],
  ['D365_FIELD_SERVICE', 'Dynamics 365 Field Service'],
  ['DYN365_FINANCE', 'Dynamics 365 Finance'],
  ['DYN365_SCM', 'Dynamics 365 for Supply Chain Management', 'Dynamics 365 Supply Chain Management'],
  ['CRMSTANDARD', 'Microsoft Dynamics CRM Online'],
]

/** What comes for free, by 10,000 or 1,000,000 seats: they say nothing about what was sold. */
const FREE_OFFICE_365: readonly Line[] = [
  ['FLOW_FREE', 'Microsoft Power Automate Free', 'Power Automate Free'],
  ['POWER_BI_STANDARD', 'Power BI (free)', 'Microsoft Fabric (Free)'],
  ['POWERAPPS_VIRAL', 'Microsoft Power Apps Plan 2 Trial'],
  ['POWERAPPS_DEV', 'Microsoft Power Apps for Developer'],
  ['TEAMS_EXPLORATORY', 'Microsoft Teams Exploratory'],
  ['TEAMS_FREE', 'Microsoft Teams (free)'],
  ['STREAM', 'Microsoft Stream Trial', 'Microsoft Stream'],
  ['WINDOWS_STORE', 'Windows Store for Business'],
  ['SPZA_IW', 'App Connect IW'],
  ['RIGHTSMANAGEMENT_ADHOC', 'Rights Management Adhoc'],
  ['CCIBOTS_PRIVPREV_VIRAL', 'Power Virtual Agents Viral Trial', 'Microsoft Copilot Studio Viral Trial'],
  ['PHONESYSTEM_VIRTUALUSER', 'Microsoft Teams Phone Resource Account'],
  ['MICROSOFT_BUSINESS_CENTER', 'Microsoft Business Center'],
]

const FREE_DYNAMICS_365: readonly Line[] = [
  ['FORMS_PRO', 'Dynamics 365 Customer Voice Trial'],
  ['DYN365_ENTERPRISE_P1_IW', 'Dynamics 365 P1 Trial for Information Workers'],
]

/** In the order in which part numbers of one name are tried. */
export const BUILT_IN = createProductIndex([
  ...products(OFFICE_365, 'office365', false),
  ...products(DYNAMICS_365, 'dynamics365', false),
  ...products(FREE_OFFICE_365, 'office365', true),
  ...products(FREE_DYNAMICS_365, 'dynamics365', true),
])

function products(lines: readonly Line[], service: Service, isFree: boolean): Product[] {
  return lines.map(([partNumber, ...names]) => ({ partNumber, names, service, isFree }))
}
