// The report that a partner hands on to its customer: friendly words, nothing of the partner's own affairs.

import type { CustomerStep } from '../../../domain/portfolio/customer-steps.ts'
import type { Links } from '../../../domain/settings.ts'
import { type EnglishFormats, UNKNOWN } from './with-nouns.ts'
import { workloadName } from './workload-names.ts'

export function customerReport(f: EnglishFormats) {
  const share = (part: number, whole: number) => (whole === 0 ? '' : ` (${f.percent((100 * part) / whole)})`)
  return {
    title: 'Your Microsoft cloud at work',
    preparedFor: (customer: string) => `Prepared for ${customer}`,
    preparedBy: (partner: string) => `Prepared by ${partner}`,
    period: (firstDay: string, lastDay: string) => f.days(firstDay, lastDay),
    unknown: UNKNOWN,
    tiles: {
      title: 'At a glance',
      seats: 'Licences',
      seatsNote: 'that you have bought',
      assigned: 'Assigned',
      assignedNote: (assigned: number | null, sold: number) =>
        assigned === null ? 'no data' : `of ${f.counted(sold, 'licence')}${share(assigned, sold)}`,
      used: 'In use',
      usedNote: (used: number | null, sold: number) =>
        used === null
          ? 'no activity data'
          : `of ${f.counted(sold, 'licence')}${share(used, sold)}, in 28 days`,
      people: 'Active people',
      peopleNote: 'in these 28 days',
      calls: 'Questions to the help desk',
      callsNote: 'in these 28 days',
    },
    steps: {
      title: 'What you could do next',
      nothing: 'All is well: there is nothing that needs your attention.',
      /** A heading and a sentence. */
      step(step: CustomerStep): readonly [string, string] {
        switch (step.kind) {
          case 'use':
            return [
              'Use what you already pay for',
              `${f.counted(step.seats, 'licence')} ${step.seats === 1 ? 'was' : 'were'} not used in these 28 days. A short training on everyday tasks helps people to start.`,
            ]
          case 'assign':
            return [
              'Assign your spare licences',
              `${f.counted(step.seats, 'licence')} ${step.seats === 1 ? 'is' : 'are'} not assigned to anybody yet.`,
            ]
          case 'learn':
            return [
              'Answer questions before they are asked',
              `Your people asked the help desk ${f.counted(step.calls, 'question')} in these 28 days. A training session and self-service pages take care of most of them.`,
            ]
          case 'discover':
            return [
              `Get more out of ${workloadName(step.workload)}`,
              `${f.count(step.users)} of your ${f.counted(step.activeUsers, 'active person', 'active people')} used ${workloadName(step.workload)}.`,
            ]
          case 'grow':
            return [
              'Room to grow',
              'Nearly every licence is in use. If more people join, or other work could be made easier, talk to us.',
            ]
        }
      },
    },
    offers: {
      title: 'We are here to help',
      links: {
        training: 'Training',
        selfService: 'Self-service',
        booking: 'Book a session',
      } satisfies Record<keyof Links, string>,
      contact: (email: string) => `Write to ${email}`,
    },
    workloads: {
      title: 'What your people use',
      people: (users: number, active: number | null) =>
        active === null
          ? f.counted(users, 'person', 'people')
          : `${f.count(users)} of ${f.counted(active, 'active person', 'active people')}`,
      none: 'No activity was seen in these 28 days.',
      unknown: 'There is no activity data for these 28 days, so use is unknown.',
      name: workloadName,
    },
    products: {
      title: 'Product by product',
      columns: { product: 'Product', seats: 'Licences', assigned: 'Assigned', used: 'In use' },
    },
    beyond: (people: number) =>
      `${f.counted(people, 'further use')} ${people === 1 ? 'is' : 'are'} not covered by these licences: by people who have left, on trials, on lapsed subscriptions or without a licence.`,
    trend: (label: string) => `${label}, last 13 weeks`,
    partly: (days: number) =>
      `There is activity data for ${f.count(days)} of these 28 days; what happened on the others is unknown, so true use may be higher.`,
    about: {
      title: 'How this is counted',
      terms: TERMS,
    },
  }
}

const TERMS: readonly (readonly [term: string, meaning: string])[] = [
  ['Licences', 'active subscriptions; trials and free products are not counted.'],
  ['Assigned', 'licences that are assigned to a person.'],
  ['In use', 'licences whose person did something with the product in the last 28 days.'],
  ['Active people', 'people who used at least one service in the last 28 days.'],
]
