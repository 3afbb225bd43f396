// Which columns of support go by which names: those of help desks and PSAs. A new one is a line here and a sample in the
// guide.

import type { Tool } from './tools.ts'

export const SUPPORT_NAMES = {
  ticket_id: [
    'ticket_id',
    'Ticket Number',
    'Ticket #',
    'Ticket No',
    'Case Number',
    'Issue key',
    'Ticket',
    'Number',
    'Id',
    'Key',
    'incident',
    'sys_id',
    'Record ID',
    'number.value',
  ],
  customer_id: ['customer_id', 'company_id', 'organization_id', 'account_id', 'client_id', 'company.value'],
  customer_name: [
    'customer_name',
    'Organization',
    'organization.name',
    'Ticket organization name',
    'Requester organization',
    'Company Name',
    'Company',
    'company.name',
    'company.display_value',
    'Customer',
    'customer_business_then_name',
    'Account Name',
    'Account',
    'account.name',
    'Client Name',
    'Client',
    'client.name',
    'Entity',
    'Associated Company',
    'Custom field (Organizations)',
    'Organizations',
  ],
  opened_at: [
    'opened_at',
    'Created at',
    'Created Time',
    'Created Time (Ticket)',
    'Ticket created - Date',
    'Created On',
    'Created Date',
    'Create Date',
    'Date Created',
    'Created',
    '_info.dateEntered',
    'dateEntered',
    'dateOccurred',
    'Date Occurred',
    'Opening Date',
    'Opened',
    'Open Date',
    'sys_created_on',
    'properties.createdate',
    'TicketCreatedDate',
    'opened_at.value',
    'Date',
  ],
  category: [
    ['category', 'Subcategory'],
    'category',
    '* category [list]',
    ['Category (Ticket)', 'Subcategory'],
    ['Category (Ticket)', 'Sub Category (Ticket)'],
    'category.display_value',
    'Custom field (Category)',
    ['Issue Type', 'Sub-Issue Type'],
    ['type.name', 'subType.name'],
    ['category_1', 'category_2'],
    'properties.hs_ticket_category',
    'Ticket type',
    'Case Type',
    'Request Type',
    'Help Topic',
    'problem_type',
    'tickettype_name',
    'Classification',
    'Type',
  ],
  status: [
    'status',
    'state',
    'Ticket status',
    'Status (Ticket)',
    'Current Status',
    'Status Reason',
    'TicketStatus',
    'status.name',
  ],
  date: ['date', 'day'],
  calls: ['calls'],
} as const

/** Columns that say of a row that it is no call, where they say yes. */
export const NO_CALL_NAMES = ['deleted', 'is_deleted', 'spam', 'is_spam', 'merged'] as const
export const NO_CALL_STATUSES: ReadonlySet<string> = new Set(['deleted', 'spam', 'merged'])

/** The first that fits. */
export const SUPPORT_TOOLS: readonly Tool[] = [
  {
    title: 'Zendesk',
    signs: [
      ['Summation column'],
      ['Requester', 'Ticket type', 'Via'],
      ['generated_timestamp'],
      ['organization_id', 'via.channel'],
      ['Ticket organization name'],
    ],
  },
  {
    title: 'Freshdesk',
    signs: [
      ['Ticket ID', 'Company Name', 'Created time'],
      ['company_id', 'created_at', 'spam'],
    ],
  },
  {
    title: 'Autotask',
    signs: [
      ['Ticket Number', 'Sub-Issue Type'],
      ['ticketNumber', 'companyID'],
    ],
  },
  { title: 'ConnectWise', signs: [['_info.dateEntered'], ['company.name', 'type.name', 'board.name']] },
  {
    title: 'HaloPSA',
    signs: [
      ['dateoccurred', 'client_name'],
      ['dateoccurred', 'client_id'],
      ['Date Occurred', 'Client'],
    ],
  },
  { title: 'Atera', signs: [['TicketCreatedDate']] },
  { title: 'Syncro', signs: [['customer_business_then_name']] },
  {
    title: 'ServiceNow',
    signs: [
      ['sys_id'],
      ['number.value', 'opened_at.value'],
      ['number', 'opened_at', 'short_description'],
      ['Number', 'Opened', 'Short description'],
    ],
  },
  {
    title: 'Jira Service Management',
    signs: [
      ['Issue key', 'Project key'],
      ['Issue key', 'Issue id'],
    ],
  },
  {
    title: 'Dynamics 365',
    signs: [
      ['Case Number', 'Created On'],
      ['Case Type', 'Created On'],
    ],
  },
  { title: 'Zoho Desk', signs: [['Created Time (Ticket)'], ['Status (Ticket)'], ['Category (Ticket)']] },
  { title: 'GLPI', signs: [['Entity', 'Opening Date']] },
  { title: 'osTicket', signs: [['Help Topic'], ['Ticket Number', 'Current Status']] },
  {
    title: 'HubSpot',
    signs: [
      ['properties.hs_ticket_category'],
      ['properties.createdate'],
      ['Associated Company', 'Create Date'],
    ],
  },
]
