// npm run trial -- <name> [...]: one of the long trials in trial/.
import { runEntry } from './entry.mjs'

await runEntry('trial')
