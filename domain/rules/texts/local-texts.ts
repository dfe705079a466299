import type { LegalText } from './legal-text.js'

/** What localities decide for themselves. */
export const LOCAL_TEXTS = [
  {
    id: 'local-h',
    name: { vi: 'Bộ quy tắc H của địa phương', en: 'Local rule set H' },
    title: {
      vi: 'Quy trình rút gọn bốn bước của tỉnh minh họa',
      en: 'The short procedure of the demonstration province',
    },
    inForce: { from: '2025-01-01' },
  },
  {
    id: 'local-practice',
    name: { vi: 'Tham số của địa phương', en: 'Local parameter' },
    title: {
      vi: 'Giá trị do địa phương chọn; văn bản không quy định',
      en: 'A value the locality chooses; the texts are silent',
    },
    inForce: {},
  },
] as const satisfies readonly LegalText[]
