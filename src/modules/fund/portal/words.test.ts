import { testWords } from '../../../testing/word-tables.ts'
import { fundWords } from './fund-words.ts'
import { listWords } from './list-words.ts'
import { slotWords } from './slot-words.ts'

testWords({ fundWords, listWords, slotWords })
