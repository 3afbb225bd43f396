// Words that many sheets hold, so that none of them has to spell them out: most sheets are too small to learn them. Part of
// the layout of sheets: they never change under one layout.

import { END_OF_TEXT } from './byte-io.ts'

/** Common around the world; as in `ana.ruiz@contoso.example`. */
const GIVEN_NAMES = `
  aaron abdul adam adrian agnes ahmed alan albert alejandro alessandro alex alexander alexandra ali alice amanda amir amy
  ana andre andrea andreas andrew angela ann anna anne anthony antonio arthur barbara beatrice ben benjamin bernard betty
  brandon brian bruno carl carla carlos carol caroline catherine charles charlotte chiara chris christian christina
  christine christopher claire claudia clara cynthia daniel daniela david deborah denise dennis diana diego dmitri donald
  donna dorothy edward elena eli elizabeth emil emily emma eric erik eva evelyn fatima felix fernando florian francesca
  francesco francis frank gabriel gary george gerald giovanni giulia grace greg gustav hannah hans harry hassan heather
  helen henrik henry hiroshi hugo ian ibrahim igor ines ingrid irene isabel ivan jack jacob jacqueline james jan jane
  janet jason javier jean jeff jeffrey jennifer jeremy jessica jing joan johan johannes john jonas jonathan jorge jose
  joseph joshua juan judith julia julian julie jun justin karen karin karl katarina katherine kathleen keith kelly kenji
  kenneth kevin kim kimberly klaus kyle lars laura lauren leila lena leon li liam linda lisa louis luca lucas luis luca
  magnus marc marco margaret maria marie mario mark markus marta martin mary matteo matthew maria max mehmet mei melissa
  michael michel michelle miguel mohamed monica muhammad nancy natalia nathan nicholas nicolas nicole nina noah nora olga
  oliver olivia omar oscar pablo pamela patricia patrick paul paula pedro peter petra philip pierre rachel rafael raj
  ralph raymond rebecca ricardo richard robert roberto roger roland ronald rosa ruth ryan samantha samuel sandra sara
  sarah scott sebastian sergio sharon shirley simon sofia sophie stefan stephanie stephen steven susan sven tanya teresa
  thomas tim timothy tom tomas tyler ursula valentina vera victor victoria vincent virginia walter wei william xavier yan
  yuki yusuf zachary zoe`

/** Likewise. */
const FAMILY_NAMES = `
  adams ahmed ali allen almeida alvarez andersen anderson andersson bailey baker barbosa bauer becker bell bennett berg
  bernard bianchi brooks brown butler campbell carter carvalho castillo castro chan chavez chen cheng clark colombo cook
  cooper costa cox cruz dang davies davis diaz dubois dupont edwards eriksson esposito evans fernandez ferrari ferreira
  fischer fisher flores foster fournier fox garcia gomes gomez gonzalez gray green gupta gutierrez hall hansen harris
  hernandez hill ho hoffmann howard huang hughes ito ivanov jackson jain james jansen jensen jimenez johansson johnson jones
  joshi kelly khan kim king klein kobayashi koch kovacs kowalski kumar lambert larsen larsson laurent le lee leroy lewis li
  lim lin liu long lopez ma marino martin martinez mehta mendoza meyer miller mitchell moore morales moreau moreno morgan
  morris muller murphy murray myers nakamura nelson neumann nguyen nielsen nilsson novak nowak oliveira olsen ortiz park
  parker patel pereira perez peterson petrov pham phillips popov powell price ramirez ramos reddy reed reyes ricci richard
  richardson richter rivera roberts robinson rodrigues rodriguez rogers romano rossi roux ruiz russo ryan sanchez sanders
  santos sato schmidt schmitt schneider schroeder schulz schwarz scott sharma silva simmons singh smirnov smith sousa souza
  stewart sullivan sun suzuki takahashi tan tanaka taylor thomas thompson torres tran turner vargas vu walker wang ward
  watanabe watson weber wei white williams wilson wolf wong wood wright wu xu yamamoto yang yilmaz young zhang zhao zheng
  zhou zimmermann`

const DOMAINS = ['.co.uk', '.com.br', '.nl', '.it', '.es', '.eu', '.fr', '.de', '.com', '.onmicrosoft.com']

const PRODUCTS = `
  VISIOCLIENT PROJECTPROFESSIONAL EMS DYN365_TEAM_MEMBERS DYN365_BUSCENTRAL_PREMIUM DYN365_BUSCENTRAL_ESSENTIAL
  DYN365_ENTERPRISE_CUSTOMER_SERVICE DYN365_ENTERPRISE_PLAN1 DYN365_ENTERPRISE_SALES POWER_BI_STANDARD POWER_BI_PRO
  MICROSOFT_365_COPILOT MCOEV DESKLESSPACK SPE_F1 O365_BUSINESS O365_BUSINESS_ESSENTIALS O365_BUSINESS_PREMIUM SPB
  EXCHANGEENTERPRISE EXCHANGESTANDARD STANDARDPACK ENTERPRISEPREMIUM SPE_E3 SPE_E5 ENTERPRISEPACK`

const WORKLOADS = `
  dynamics365 dynamics365_sales skype copilot office_apps yammer onedrive sharepoint teams exchange`

/** What is likeliest comes last: near matches take fewer bits. */
export const COMMON_WORDS = Buffer.concat([
  ...wordsOf(GIVEN_NAMES).map((name) => Buffer.from(`${name}.`)),
  ...[...wordsOf(FAMILY_NAMES), ...DOMAINS, ...wordsOf(PRODUCTS), ...wordsOf(WORKLOADS)].map((word) =>
    Buffer.concat([Buffer.from(word), Buffer.of(END_OF_TEXT)]),
  ),
])

function wordsOf(text: string): string[] {
  return text.trim().split(/\s+/)
}
