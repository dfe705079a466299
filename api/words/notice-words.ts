import type { WhyNotMailed } from '../../db/reads/notices-not-mailed.js'
import type { Text } from '../../domain/vocabulary.js'

/** Why a notice could not be mailed, in words. */
export const WHY_NOT_MAILED_NAMES: Readonly<Record<WhyNotMailed, Text>> = {
  'no-address': {
    vi: 'Người nhận chưa có địa chỉ thư điện tử: nhập địa chỉ thì thông báo còn giá trị sẽ được gửi',
    en: 'The recipient has no mail address: once one is entered, what still matters is mailed',
  },
  failing: {
    vi: 'Gửi không thành công, hệ thống đang thử lại',
    en: 'Mailing it fails, and is tried again',
  },
  'given-up': {
    vi: 'Gửi không thành công cho đến khi thông báo hết giá trị; không thử lại nữa',
    en: 'Mailing it failed until it did not matter any more: it is not tried again',
  },
}
