import { z } from 'zod'
import type { Form } from './form.ts'

const text = z.string().max(400)
const label = z.object({ zh: text, en: text })
const key = z.string().max(64)
const limit = z.number().optional()
const day = z.string().max(10).optional()

const showIf = z.object({ field: key, oneOf: z.array(z.union([z.string().max(100), z.boolean()])).max(100) })
const option = z.object({ value: z.string().max(100), label, help: label.optional() })
const options = z.array(option).max(100)

const base = {
  key,
  label,
  help: label.optional(),
  required: z.boolean().optional(),
  showIf: showIf.optional(),
  personal: z.boolean().optional(),
}

const lengths = { minLength: limit, maxLength: limit }
const amounts = { min: limit, max: limit, decimals: limit, unit: label.optional() }
const levels = z.array(z.enum(['street', 'community', 'committee', 'place'])).max(4)

const field = z.discriminatedUnion('kind', [
  z.object({ ...base, kind: z.literal('text'), ...lengths }),
  z.object({ ...base, kind: z.literal('long-text'), ...lengths }),
  z.object({ ...base, kind: z.literal('number'), ...amounts }),
  z.object({ ...base, kind: z.literal('money'), minFen: limit, maxFen: limit }),
  z.object({ ...base, kind: z.literal('date'), from: day, to: day }),
  z.object({ ...base, kind: z.literal('choice'), options }),
  z.object({ ...base, kind: z.literal('multi-choice'), options, minChosen: limit, maxChosen: limit }),
  z.object({ ...base, kind: z.literal('yes-no'), mustAgree: z.boolean().optional() }),
  z.object({ ...base, kind: z.literal('file'), maxFiles: limit, accept: z.enum(['image', 'document', 'any']) }),
  z.object({ ...base, kind: z.literal('area'), levels: levels.optional() }),
  z.object({ ...base, kind: z.literal('person-contact'), needs: z.enum(['phone', 'email', 'any']).optional() }),
])

const section = z.object({
  key,
  title: label,
  help: label.optional(),
  fields: z.array(field).max(100),
  showIf: showIf.optional(),
})

/** A form as data from outside: of this shape. Whether it is of one piece is `refuseForm`'s to say, field by field. */
export const formShape: z.ZodType<Form, Form> = z.object({ version: z.number(), sections: z.array(section).max(50) })
