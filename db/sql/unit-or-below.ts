/** Is the unit in that column this one, or below it? As SQL; of null the answer is null. */
export const unitOrBelow = (column: string, unit: string): string =>
  `${column} IN (SELECT u.id FROM units u WHERE u.path @> ARRAY[${unit}::text])`
