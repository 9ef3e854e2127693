import { testWords } from '../../../testing/word-tables.ts'
import { listWords } from './list-words.ts'
import { projectWords } from './project-words.ts'
import { slotWords } from './slot-words.ts'

testWords({ listWords, projectWords, slotWords })
