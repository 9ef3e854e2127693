import { type TellThread, type ThreadTexts, threadTeller } from '../base/thread.ts'

let teller: TellThread = () => null

/** Called once, with the words of all sections: a record shows its thread through every room. */
export function registerThreadTexts(all: readonly ThreadTexts[]): void {
  teller = threadTeller(all)
}

/** A step of a thread in words; null for what no section has words for. */
export const tellThread: TellThread = (entry, lang) => teller(entry, lang)
