/**
 * What a filing carries in each column, and which records it takes, as the EBA's taxonomy and the
 * texts of DORA say.
 */

/**
 * Domain of the closed list of a column: a file carries `eba_CO:x1`, and one with a bare `x1` does
 * not validate. As two public copies of the EBA's list of possible values have them.
 */
export const FILED_CODES: Readonly<Record<string, string>> = {
  'B_01.01.c0030': 'eba_GA',
  'B_01.01.c0040': 'eba_CT',
  'B_01.02.c0030': 'eba_GA',
  'B_01.02.c0040': 'eba_CT',
  'B_01.02.c0050': 'eba_RP',
  'B_01.02.c0100': 'eba_CU',
  'B_01.03.c0040': 'eba_GA',
  'B_02.01.c0020': 'eba_CO',
  'B_02.01.c0040': 'eba_CU',
  'B_02.02.c0040': 'eba_qCO',
  'B_02.02.c0060': 'eba_TA',
  'B_02.02.c0090': 'eba_CO',
  'B_02.02.c0120': 'eba_GA',
  'B_02.02.c0130': 'eba_GA',
  'B_02.02.c0140': 'eba_BT',
  'B_02.02.c0150': 'eba_GA',
  'B_02.02.c0160': 'eba_GA',
  'B_02.02.c0170': 'eba_ZZ',
  'B_02.02.c0180': 'eba_ZZ',
  'B_03.02.c0030': 'eba_qCO',
  'B_04.01.c0030': 'eba_ZZ',
  'B_05.01.c0020': 'eba_qCO',
  'B_05.01.c0040': 'eba_qCO',
  'B_05.01.c0070': 'eba_CT',
  'B_05.01.c0080': 'eba_GA',
  'B_05.01.c0090': 'eba_CU',
  'B_05.01.c0120': 'eba_qCO',
  'B_05.02.c0020': 'eba_TA',
  'B_05.02.c0040': 'eba_qCO',
  'B_05.02.c0070': 'eba_qCO',
  'B_06.01.c0020': 'eba_TA',
  'B_06.01.c0050': 'eba_BT',
  'B_06.01.c0100': 'eba_ZZ',
  'B_07.01.c0030': 'eba_qCO',
  'B_07.01.c0040': 'eba_TA',
  'B_07.01.c0050': 'eba_ZZ',
  'B_07.01.c0060': 'eba_ZZ',
  'B_07.01.c0080': 'eba_BT',
  'B_07.01.c0090': 'eba_ZZ',
  'B_07.01.c0100': 'eba_ZZ',
  'B_07.01.c0110': 'eba_BT',
};

const IN_USE = '"Status" = "Active"';
const SIGNED = '"Status" NOT IN ("Draft")';

/**
 * Which records are rows, beyond their object type: drafts, assessments that were superseded and
 * uses that have ended are kept, and not filed. An entity that left is filed with its day.
 */
export const FILED_ROWS: Readonly<Record<string, string>> = {
  'B_01.01': '"Status" IN ("Draft", "In Review")',
  'B_01.03': IN_USE,
  'B_02.01': SIGNED,
  'B_02.02': IN_USE,
  'B_02.03': `${SIGNED} AND "Linked External Arrangement" IS NOT EMPTY`,
  'B_03.01': SIGNED,
  'B_03.02': `${SIGNED} AND "Signing Providers" IS NOT EMPTY`,
  'B_03.03': `${SIGNED} AND "Signing Group Providers" IS NOT EMPTY`,
  'B_04.01': IN_USE,
  'B_05.01': IN_USE,
  'B_05.02': IN_USE,
  'B_06.01': IN_USE,
  'B_07.01': '"Status" = "Approved"',
  'B_99.01': IN_USE,
};
