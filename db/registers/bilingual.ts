/** A name or a title in both languages, of the columns `…_vi` and `…_en`, as SQL. */
export const bilingual = (column: string): string =>
  `jsonb_build_object('vi', ${column}_vi, 'en', ${column}_en)`
