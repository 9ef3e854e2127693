import { testWords } from '../../../testing/word-tables.ts'
import { agreementWords } from './agreement-words.ts'
import { slotWords } from './slot-words.ts'

testWords({ agreementWords, slotWords })
