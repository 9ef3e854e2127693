// npm run bench [-- <name> ...]: one of the measurements in bench/, by default all of them.
import { runEntry } from './entry.mjs'

await runEntry('bench', 'bench')
