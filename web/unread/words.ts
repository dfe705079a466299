import { type English, wordsOf } from '../words/i18n.js'

const vi = {
  title: 'Những gì chưa đọc được',
  about:
    'Phần của các văn bản chưa đọc được, biết được đến đâu, và phần mềm áp dụng gì thay vào đó. Bộ phận pháp chế đối chiếu trước khi áp dụng.',
  known: 'Biết được: {{how}}',
  notBuilt: 'Chưa có trong phần mềm',
} as const

const en: English<typeof vi> = {
  title: 'What we could not read',
  about:
    'What of the texts could not be read, how what is known of it is known, and what stands in its place. The legal office confirms it before it is applied.',
  known: 'Known: {{how}}',
  notBuilt: 'Not in the product',
}

export const unreadWords = wordsOf('unread', vi, en)
