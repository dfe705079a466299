import { Scrolled } from '../case/scrolled.js'
import { Section } from '../case/section.js'
import table from '../case/tabs/table.module.css'
import type { TemplatedPaper } from './templates.js'
import { templateWords } from './words.js'

/** What a template for a paper may name, as it is written in one. */
export function FieldsOfPaper({ of: { title, fields } }: { of: TemplatedPaper }) {
  const say = templateWords.use()
  const label = say('fields', { paper: title })
  return (
    <Section title={label} isFlush>
      <Scrolled label={label}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{say('field')}</th>
              <th scope="col">{say('means')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ tag, words, members }) => (
              <tr key={tag}>
                <td>
                  <code>{members ? `{#${tag}} … {/${tag}}` : `{${tag}}`}</code>
                </td>
                <td>
                  {words}
                  {members && (
                    <small>
                      {say('membersOf', {
                        members: members.map((member) => `{${member.tag}} ${member.words}`).join('; '),
                      })}
                    </small>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </Section>
  )
}
