/** `npm run law`: writes docs/law.md from the rule sets. A test fails while the file is stale. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { RULE_SETS } from '../domain/rules/index.js'
import { lawDocument } from './law/document.js'

writeFileSync(fileURLToPath(new URL('../../docs/law.md', import.meta.url)), lawDocument(RULE_SETS))
