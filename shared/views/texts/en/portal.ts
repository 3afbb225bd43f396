// What every page of the portal says, and its errors: one sentence each.

export const portal = {
  name: 'Reports and uploads',
  about: 'Uptake shows which of your customers need help with Office 365 and Dynamics 365.',
  keep: 'Whoever has the address of this page can open it: keep it to yourself.',
  notFound: 'There is no such page; follow the link in your mail again.',
  test: 'This link is from a test and opens nothing; in the mail that a recipient gets, it opens what it says.',
  tooLarge: 'That was more than this page takes; go back and send less.',
  busy: 'This page cannot be made right now; try again in a minute.',
  failed: 'Something went wrong on our side; try again in a while.',
}
