import { testWords } from '../../../testing/word-tables.ts'
import { listWords } from './list-words.ts'
import { listingWords } from './listing-words.ts'
import { slotWords } from './slot-words.ts'

testWords({ listWords, listingWords, slotWords })
