import type { z } from 'zod'
import type { Contract } from '../base/contract.ts'
import { parseInput } from '../server/http/input.ts'

/**
 * A contract's input from a posted form: fields left empty are not given, so that "optional" and "required" mean the same
 * as in the API.
 * @throws AppError `input.invalid` with a code per field
 */
export function formInput<C extends Contract>(
  contract: C,
  fields: Readonly<Record<string, unknown>>,
): z.output<C['input']> {
  const given = Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined)
  return parseInput(contract, Object.fromEntries(given))
}
