import { config } from 'zod'

/**
 * Imported before any contract: Zod otherwise tries out `new Function` when a schema is made, which the page's policy
 * refuses and reports.
 */
config({ jitless: true })
