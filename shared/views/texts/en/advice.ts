// What to do about a flag. `unused`, `calls` and `expansion` follow Microsoft Partner Center, "Increase adoption and
// satisfaction" (2018): problem, what to consider, what to try.

import type { Advice, AdviceTopic } from '../facts.ts'

const topics: Readonly<Record<AdviceTopic, Advice>> = {
  unused: {
    title: 'Unused licences',
    problem: 'Adoption is low, and many licences are not being used.',
    consider:
      'The customer may not see the value that the software could provide, and may need help to fit it into the working day.',
    try: 'Case studies, user testimonials about specific scenarios, tutorial blogs or videos, a training course.',
  },
  calls: {
    title: 'Many help calls',
    problem: 'There is a high volume of support calls for help and how-to questions.',
    consider: 'The customer may be new to the software, to this version or to the task.',
    try: 'Offer training, in person or online, and promote self-service: show self-service options next to the contact details on your support site.',
  },
  expansion: {
    title: 'Room to grow',
    problem: 'Almost everything that the customer bought is in use.',
    consider: 'The customer sees the value and may have work that other products would make easier.',
    try: 'Offer more licences, and training that introduces further products.',
  },
  over: {
    title: 'Usage above 100%',
    problem: 'More is in use than was sold.',
    consider:
      'The breakdown shows why: staff turnover, a lapsed subscription, a trial, Yammer, or no licence at all.',
    try: 'Renew lapsed subscriptions, turn trials into licences, or license the users who have none.',
  },
  unmatched: {
    title: 'Names that match nothing',
    problem:
      'People use products under names that match no licence of the customer, so usage may look lower than it is.',
    consider:
      'A name may be one that the catalogue does not know, or the licence files may leave out a product that the customer has.',
    try: 'Map each unknown name to its part number under products in partners.json (null: ignore it), and upload the licences of products that are missing. Past weeks are corrected too.',
  },
  stale: {
    title: 'Outdated data',
    problem: 'The data for this customer is out of date.',
    consider:
      'The export may have stopped, or the file may be in the folder of another date. While its data is out of date, the absence of other flags means little.',
    try: 'Check that the daily files are being uploaded, and read the receipts of the latest ones.',
  },
}

export const advice = {
  title: 'What to do',
  labels: { consider: 'Consider', try: 'Try' },
  /** The partner's own offers. */
  links: { training: 'Training', selfService: 'Self-service', booking: 'Book an appointment' },
  topics,
}
