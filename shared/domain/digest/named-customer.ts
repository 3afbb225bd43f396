// A customer as people know it: the id that the tables have, and the name beside it.

import * as z from 'zod/mini'

export const namedCustomer = { customerId: z.string(), customerName: z.string() }
