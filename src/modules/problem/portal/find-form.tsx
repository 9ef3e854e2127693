import type { PageRequest } from '../../../portal/page.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { ErrorSummary } from '../../../ui/form.tsx'
import { followWords } from './follow-words.ts'
import { paths } from './paths.ts'

interface FindFormProps {
  request: PageRequest
  typed: string
  notFound?: boolean
}

/** Finds a matter by its code, however it is typed. A plain GET form: the answer has an address of its own. */
export function FindForm({ request, typed, notFound }: FindFormProps) {
  const words = followWords[request.lang]
  const wrong = notFound ? words.notFound(typed) : undefined
  return (
    <div className="narrow stack">
      <div className="page-head">
        <h1>{words.findTitle}</h1>
        <p>{words.findLead}</p>
      </div>
      <ErrorSummary errors={wrong ? [{ name: 'code', text: wrong }] : []} title={wrong && words.notFoundTitle} />
      <form className="form" method="get" action={request.link(paths.find)}>
        <TextField
          name="code"
          label={words.findLabel}
          hint={words.findHint}
          error={wrong}
          required
          value={typed}
          autoComplete="off"
          enterKey="search"
          maxLength={40}
        />
        <Button kind="primary" icon="search">
          {words.find}
        </Button>
      </form>
      <p className="soft">{words.findQr}</p>
    </div>
  )
}
