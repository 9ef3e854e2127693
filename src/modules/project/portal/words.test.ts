import { testWords } from '../../../testing/word-tables.ts'
import { listWords } from './list-words.ts'
import { planWords } from './plan-words.ts'
import { projectWords } from './project-words.ts'
import { slotWords } from './slot-words.ts'

testWords({ listWords, planWords, projectWords, slotWords })
