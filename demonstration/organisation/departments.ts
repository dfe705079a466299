import type { Text } from '../../domain/vocabulary.js'

/** The province is invented; its offices are those of a province after the reorganisation of 2025. */
export const PROVINCE_NAME: Text = { vi: 'Tỉnh Thanh Giang', en: 'Thanh Giang Province' }

export interface DepartmentPlan {
  /** Part of the ids: u-health, post-health-head, seat-health-deputy-2. */
  key: string
  kind: 'department' | 'agency'
  name: Text
  /** What precedes the name in the title of its head and, in English, of its deputies. */
  head: Text
  deputies: number
  /** Degree that its head and deputies need. */
  degree: 'university' | 'masters'
  /** Does its head sit on the standing committee? */
  onStandingCommittee?: true
  divisions: Text[]
}

const OFFICE: Text = { vi: 'Văn phòng', en: 'Office' }
const PERSONNEL: Text = { vi: 'Phòng Tổ chức cán bộ', en: 'Personnel Division' }
const FINANCE: Text = { vi: 'Phòng Kế hoạch – Tài chính', en: 'Planning and Finance Division' }

function division(vi: string, en: string): Text {
  return { vi: `Phòng ${vi}`, en: `${en} Division` }
}

const DIRECTOR: Text = { vi: 'Giám đốc', en: 'Director' }
const HEAD: Text = { vi: 'Trưởng', en: 'Head' }
const CHAIR: Text = { vi: 'Chủ tịch', en: 'Chair' }
const CHIEF: Text = { vi: 'Chánh', en: 'Chief' }

function department(key: string, vi: string, en: string, own: Text[], rest: Partial<DepartmentPlan> = {}) {
  const plan: DepartmentPlan = {
    key,
    kind: 'department',
    name: { vi: `Sở ${vi}`, en: `Department of ${en}` },
    head: DIRECTOR,
    deputies: 4,
    degree: 'university',
    divisions: [OFFICE, PERSONNEL, FINANCE, ...own],
    ...rest,
  }
  return plan
}

function partyBody(key: string, name: Text, head: Text, own: Text[], rest: Partial<DepartmentPlan> = {}) {
  const plan: DepartmentPlan = {
    key,
    kind: 'department',
    name,
    head,
    deputies: 3,
    degree: 'university',
    divisions: [OFFICE, ...own],
    ...rest,
  }
  return plan
}

export const DEPARTMENTS: readonly DepartmentPlan[] = [
  partyBody(
    'organisation',
    { vi: 'Ban Tổ chức Tỉnh ủy', en: 'Organisation Committee' },
    HEAD,
    [
      PERSONNEL,
      division('Tổ chức đảng, đảng viên', 'Party Organisation'),
      division('Bảo vệ chính trị nội bộ', 'Internal Political Protection'),
      division('Tổ chức – Biên chế', 'Structures and Staffing'),
    ],
    { onStandingCommittee: true, deputies: 4 },
  ),
  partyBody(
    'inspection',
    { vi: 'Ủy ban Kiểm tra Tỉnh ủy', en: 'Inspection Committee' },
    { vi: 'Chủ nhiệm', en: 'Chair' },
    [
      division('Nghiệp vụ 1', 'First Inspection'),
      division('Nghiệp vụ 2', 'Second Inspection'),
      division('Nghiệp vụ 3', 'Third Inspection'),
      division('Kiểm soát tài sản, thu nhập', 'Asset and Income Control'),
    ],
    { onStandingCommittee: true, deputies: 4 },
  ),
  partyBody(
    'propaganda',
    { vi: 'Ban Tuyên giáo và Dân vận Tỉnh ủy', en: 'Propaganda and Mass Mobilisation Committee' },
    HEAD,
    [
      division('Tuyên truyền, báo chí', 'Information and Press'),
      division('Lý luận chính trị', 'Political Theory'),
      division('Khoa giáo', 'Science and Education'),
      division('Dân vận và dân tộc', 'Mass Mobilisation and Ethnic Affairs'),
    ],
    { onStandingCommittee: true, deputies: 4 },
  ),
  partyBody(
    'internal-affairs',
    { vi: 'Ban Nội chính Tỉnh ủy', en: 'Internal Affairs Committee' },
    HEAD,
    [
      division('Theo dõi phòng, chống tham nhũng', 'Anti-corruption'),
      division('Theo dõi các cơ quan tư pháp', 'Judicial Bodies'),
      division('Nghiên cứu tổng hợp', 'Research'),
      division('Theo dõi án', 'Case Follow-up'),
    ],
    { onStandingCommittee: true },
  ),
  partyBody(
    'party-office',
    { vi: 'Văn phòng Tỉnh ủy', en: 'Party Committee Office' },
    CHIEF,
    [
      division('Tổng hợp', 'General Affairs'),
      division('Cơ yếu – Công nghệ thông tin', 'Cipher and Information Technology'),
      division('Tài chính đảng', 'Party Finance'),
      division('Hành chính – Lưu trữ', 'Administration and Archives'),
    ],
    { onStandingCommittee: true },
  ),
  partyBody(
    'front',
    { vi: 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', en: 'Fatherland Front Committee' },
    CHAIR,
    [
      division('Công tác xã hội', 'Social Affairs'),
      division('Dân chủ, giám sát và phản biện', 'Democracy and Oversight'),
      division('Công tác đoàn thể', 'Mass Organisations'),
      division('Tuyên giáo, dân tộc, tôn giáo', 'Information, Ethnic and Religious Affairs'),
      division('Tổ chức – Kiểm tra', 'Organisation and Inspection'),
    ],
    { onStandingCommittee: true, deputies: 5 },
  ),
  partyBody(
    'council-office',
    { vi: 'Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh', en: 'Office of the Council' },
    CHIEF,
    [
      division('Công tác Quốc hội', 'National Assembly Affairs'),
      division('Công tác Hội đồng nhân dân', 'Council Affairs'),
      division('Dân nguyện – Thông tin', 'Petitions and Information'),
      division('Hành chính – Tổ chức – Quản trị', 'Administration'),
    ],
  ),
  partyBody(
    'government-office',
    { vi: 'Văn phòng Ủy ban nhân dân tỉnh', en: "Office of the People's Committee" },
    CHIEF,
    [
      division('Tổng hợp', 'General Affairs'),
      division('Kinh tế', 'Economic Affairs'),
      division('Khoa giáo – Văn xã', 'Social Affairs'),
      division('Kiểm soát thủ tục hành chính', 'Administrative Procedures'),
    ],
  ),
  department('health', 'Y tế', 'Health', [
    division('Nghiệp vụ Y', 'Medical Affairs'),
    division('Nghiệp vụ Dược', 'Pharmacy'),
    division('Bảo trợ xã hội, Trẻ em và Dân số', 'Social Protection, Children and Population'),
  ]),
  department(
    'education',
    'Giáo dục và Đào tạo',
    'Education and Training',
    [
      division('Giáo dục mầm non – Tiểu học', 'Pre-school and Primary Education'),
      division('Giáo dục phổ thông', 'Secondary Education'),
      division('Giáo dục nghề nghiệp', 'Vocational Education'),
    ],
    { degree: 'masters' },
  ),
  department('home-affairs', 'Nội vụ', 'Home Affairs', [
    division('Công chức, viên chức', 'Civil Servants'),
    division('Chính quyền địa phương', 'Local Government'),
    division('Lao động – Việc làm', 'Labour and Employment'),
    division('Người có công', 'People with Meritorious Service'),
  ]),
  department('finance', 'Tài chính', 'Finance', [
    division('Quản lý ngân sách', 'Budget'),
    division('Quản lý giá và công sản', 'Prices and Public Assets'),
    division('Đăng ký kinh doanh', 'Business Registration'),
    division('Kinh tế đối ngoại', 'External Economic Affairs'),
  ]),
  department('construction', 'Xây dựng', 'Construction', [
    division('Quy hoạch – Kiến trúc', 'Planning and Architecture'),
    division('Quản lý nhà và đô thị', 'Housing and Urban Management'),
    division('Vận tải và An toàn giao thông', 'Transport and Road Safety'),
  ]),
  department('agriculture', 'Nông nghiệp và Môi trường', 'Agriculture and Environment', [
    division('Quản lý đất đai', 'Land Management'),
    division('Tài nguyên nước và Khoáng sản', 'Water and Mineral Resources'),
    division('Phát triển nông thôn', 'Rural Development'),
    division('Quản lý môi trường', 'Environmental Management'),
  ]),
  department('industry', 'Công Thương', 'Industry and Trade', [
    division('Quản lý công nghiệp', 'Industry'),
    division('Quản lý thương mại', 'Trade'),
    division('Quản lý năng lượng', 'Energy'),
  ]),
  department(
    'science',
    'Khoa học và Công nghệ',
    'Science and Technology',
    [
      division('Quản lý khoa học', 'Science Management'),
      division('Chuyển đổi số', 'Digital Transformation'),
      division('Bưu chính, viễn thông', 'Post and Telecommunications'),
    ],
    { degree: 'masters' },
  ),
  department('culture', 'Văn hóa, Thể thao và Du lịch', 'Culture, Sports and Tourism', [
    division('Quản lý văn hóa và Gia đình', 'Culture and Family'),
    division('Quản lý thể dục thể thao', 'Sports'),
    division('Quản lý du lịch', 'Tourism'),
    division('Báo chí – Xuất bản', 'Press and Publishing'),
  ]),
  department('justice', 'Tư pháp', 'Justice', [
    division('Xây dựng và kiểm tra văn bản', 'Legislation'),
    division('Phổ biến, giáo dục pháp luật', 'Legal Education'),
    division('Hành chính và Bổ trợ tư pháp', 'Judicial Administration'),
  ]),
  department(
    'ethnic-affairs',
    'Dân tộc và Tôn giáo',
    'Ethnic and Religious Affairs',
    [division('Công tác dân tộc', 'Ethnic Affairs'), division('Công tác tôn giáo', 'Religious Affairs')],
    { deputies: 3 },
  ),
  partyBody('inspectorate', { vi: 'Thanh tra tỉnh', en: 'Provincial Inspectorate' }, CHIEF, [
    division('Thanh tra khối nội chính', 'Internal Affairs Inspection'),
    division('Thanh tra khối kinh tế', 'Economic Inspection'),
    division('Thanh tra khối văn xã', 'Social Affairs Inspection'),
    division('Tiếp dân và xử lý đơn', 'Complaints'),
  ]),
  partyBody(
    'economic-zones',
    { vi: 'Ban Quản lý các khu công nghiệp tỉnh', en: 'Industrial Zones Authority' },
    HEAD,
    [
      division('Quản lý đầu tư', 'Investment'),
      division('Quy hoạch và Xây dựng', 'Planning and Construction'),
      division('Quản lý môi trường', 'Environmental Management'),
      division('Quản lý lao động', 'Labour'),
    ],
    { kind: 'agency' },
  ),
  partyBody(
    'political-school',
    { vi: 'Trường Chính trị tỉnh', en: 'Provincial School of Politics' },
    { vi: 'Hiệu trưởng', en: 'Rector' },
    [
      division('Quản lý đào tạo', 'Training'),
      division('Nghiên cứu khoa học', 'Research'),
      { vi: 'Khoa Xây dựng Đảng', en: 'Faculty of Party Building' },
      { vi: 'Khoa Nhà nước và pháp luật', en: 'Faculty of State and Law' },
    ],
    { kind: 'agency', degree: 'masters' },
  ),
]
