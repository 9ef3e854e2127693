import { z } from 'zod'
import { contract } from './contract.ts'
import { roleLabels, type Role } from './roles.ts'

/** A role of the reader on a node, with the node's name for the area switch. */
const grantShape = z.object({
  role: z.enum(Object.keys(roleLabels) as [Role, ...Role[]]),
  path: z.string(),
  nodeName: z.string(),
})

/** Who is reading, where they may act and what they may do. */
export const meContract = contract({
  id: 'me.get',
  method: 'GET',
  path: '/me',
  access: 'signed-in',
  summary: '我是谁，可以在哪里做什么',
  input: z.object({}),
  output: z.object({
    person: z.object({ id: z.string(), name: z.string() }).nullable(),
    network: z.object({ id: z.string(), name: z.string(), shortName: z.string() }),
    grants: z.array(grantShape),
    /** every permission held on at least one node; the server decides each act anew */
    permissions: z.array(z.string()),
    secondFactor: z.enum(['none', 'enrolled', 'passed']),
    demo: z.boolean(),
  }),
})

export type Me = z.output<typeof meContract.output>
