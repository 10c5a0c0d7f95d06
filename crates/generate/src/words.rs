//! Words that the test content is made of. Of a pair, the second stands in addresses.

/// Given names of men.
pub(super) const MEN: [(&str, &str); 24] = [
    ("محمد", "mohammed"),
    ("أحمد", "ahmad"),
    ("عبدالله", "abdullah"),
    ("خالد", "khalid"),
    ("يوسف", "yousef"),
    ("إبراهيم", "ibrahim"),
    ("سلطان", "sultan"),
    ("عمر", "omar"),
    ("فيصل", "faisal"),
    ("عبدالرحمن", "abdulrahman"),
    ("حسين", "hussain"),
    ("علي", "ali"),
    ("طارق", "tariq"),
    ("ماجد", "majid"),
    ("سعود", "saud"),
    ("ناصر", "nasser"),
    ("راشد", "rashid"),
    ("هشام", "hisham"),
    ("زياد", "ziad"),
    ("وليد", "waleed"),
    ("أنس", "anas"),
    ("بلال", "bilal"),
    ("مؤيد", "muayyad"),
    ("عبدالعزيز", "abdulaziz"),
];

/// Given names of women.
pub(super) const WOMEN: [(&str, &str); 20] = [
    ("فاطمة", "fatima"),
    ("عائشة", "aisha"),
    ("مريم", "maryam"),
    ("نورة", "noura"),
    ("لجين", "lojain"),
    ("سارة", "sara"),
    ("هند", "hind"),
    ("ريم", "reem"),
    ("أمل", "amal"),
    ("لطيفة", "latifa"),
    ("منى", "mona"),
    ("هدى", "huda"),
    ("شيخة", "sheikha"),
    ("دانة", "dana"),
    ("ليلى", "layla"),
    ("سمية", "sumayya"),
    ("رؤى", "roua"),
    ("غادة", "ghada"),
    ("إيمان", "iman"),
    ("زينب", "zainab"),
];

/// Names of families.
pub(super) const FAMILIES: [(&str, &str); 40] = [
    ("الزهراني", "al-zahrani"),
    ("القحطاني", "al-qahtani"),
    ("الشامسي", "al-shamsi"),
    ("المهيري", "al-muhairi"),
    ("العتيبي", "al-otaibi"),
    ("الكعبي", "al-kaabi"),
    ("البلوشي", "al-balushi"),
    ("الحربي", "al-harbi"),
    ("الرميثي", "al-rumaithi"),
    ("الدوسري", "al-dosari"),
    ("المنصوري", "al-mansoori"),
    ("العجمي", "al-ajmi"),
    ("الخطيب", "al-khatib"),
    ("النجار", "al-najjar"),
    ("الحداد", "al-haddad"),
    ("السيد", "al-sayyid"),
    ("بن علوي", "bin-alawi"),
    ("آل ثاني", "al-thani"),
    ("العلي", "al-ali"),
    ("الهاشمي", "al-hashimi"),
    ("الفاسي", "al-fassi"),
    ("التونسي", "al-tounsi"),
    ("الجزائري", "al-jazairi"),
    ("البغدادي", "al-baghdadi"),
    ("الحلبي", "al-halabi"),
    ("المصري", "al-masri"),
    ("السوداني", "al-sudani"),
    ("العماني", "al-omani"),
    ("الأيوبي", "al-ayyubi"),
    ("عثمان", "othman"),
    ("العثيمين", "al-othaimeen"),
    ("الطيار", "al-tayer"),
    ("البستي", "al-basti"),
    ("الجسمي", "al-jassmi"),
    ("عمران", "omran"),
    ("الغامدي", "al-ghamdi"),
    ("الشهري", "al-shehri"),
    ("المطيري", "al-mutairi"),
    ("العبيدي", "al-obaidi"),
    ("القاسمي", "al-qasimi"),
];

/// Titles before a name; most have none.
pub(super) const HONORIFICS: [(&str, &str); 3] = [
    ("الدكتور", "الدكتورة"),
    ("الأستاذ", "الأستاذة"),
    ("المهندس", "المهندسة"),
];

/// What people are.
pub(super) const ROLES: [&str; 16] = [
    "مستشار الإعلام الرقمي",
    "رئيس تحرير صحيفة إلكترونية",
    "أستاذ الإعلام في جامعة الملك سعود",
    "مدير التواصل المؤسسي في هيئة خيرية",
    "صانع محتوى في مجال الصحة",
    "سفير النوايا الحسنة",
    "عضو مجلس إدارة جمعية للعمل التطوعي",
    "باحث في أثر شبكات التواصل الاجتماعي في الرأي العام",
    "مؤسس منصة للتعليم المفتوح",
    "إعلامي وكاتب",
    "رئيس قسم الابتكار الاجتماعي",
    "ناشط في حماية البيئة",
    "المدير التنفيذي لمبادرة «معًا»",
    "مطوّر برمجيات حرة",
    "متحدث رسمي باسم هيئة الهلال الأحمر",
    "خبير في أمن المعلومات وخصوصية المستخدمين",
];

/// What forums and sessions are about.
pub(super) const TOPICS: [(&str, &str); 24] = [
    ("التطوع الرقمي", "digital-volunteering"),
    ("صحة الأسرة", "family-health"),
    ("التعليم المفتوح", "open-education"),
    ("حماية الطفل على الشبكة", "child-safety"),
    ("مكافحة الشائعات", "against-rumours"),
    ("العمل الخيري الشفاف", "open-charity"),
    ("اللغة العربية في الشبكات", "arabic-online"),
    ("ريادة الأعمال الاجتماعية", "social-enterprise"),
    ("الإغاثة وإدارة الأزمات", "relief"),
    ("ذوي الهمم", "people-of-determination"),
    ("حفظ التراث", "heritage"),
    ("الإعلام الجديد", "new-media"),
    ("خصوصية المستخدمين", "privacy"),
    ("الذكاء الاصطناعي في خدمة الإنسان", "ai-for-people"),
    ("تمكين الشباب", "youth"),
    ("البيئة والاستدامة", "environment"),
    ("الأمن الغذائي", "food-security"),
    ("قياس الأثر", "impact"),
    ("القصة المؤثرة", "storytelling"),
    ("الصحة النفسية", "mental-health"),
    ("المسؤولية المجتمعية للشركات", "corporate-responsibility"),
    ("التبرع عبر الهاتف", "mobile-giving"),
    ("الحوار بين الثقافات", "dialogue"),
    ("كبار المواطنين", "senior-citizens"),
];

/// What a forum calls itself.
pub(super) const EVENTS: [(&str, &str); 6] = [
    ("ملتقى", "forum"),
    ("قمة", "summit"),
    ("منتدى", "meeting"),
    ("المؤتمر الدولي حول", "conference"),
    ("أيام", "days"),
    ("لقاء رواد التواصل حول", "gathering"),
];

/// Where forums are: city, its name in addresses, country, zone.
pub(super) const PLACES: [(&str, &str, &str, &str); 12] = [
    ("دبي", "dubai", "AE", "Asia/Dubai"),
    ("أبوظبي", "abu-dhabi", "AE", "Asia/Dubai"),
    ("الرياض", "riyadh", "SA", "Asia/Riyadh"),
    ("جدة", "jeddah", "SA", "Asia/Riyadh"),
    ("الدوحة", "doha", "QA", "Asia/Qatar"),
    ("الكويت", "kuwait", "KW", "Asia/Kuwait"),
    ("مسقط", "muscat", "OM", "Asia/Muscat"),
    ("المنامة", "manama", "BH", "Asia/Bahrain"),
    ("عمّان", "amman", "JO", "Asia/Amman"),
    ("القاهرة", "cairo", "EG", "Africa/Cairo"),
    ("الرباط", "rabat", "MA", "Africa/Casablanca"),
    ("تونس", "tunis", "TN", "Africa/Tunis"),
];

/// Titles of sessions, before their topic.
pub(super) const SESSIONS: [&str; 10] = [
    "كيف غيّرت الشبكات",
    "تجارب ناجحة في",
    "من الفكرة إلى الأثر:",
    "أسئلة مفتوحة عن",
    "ورشة عملية في",
    "ما الذي تعلّمناه من",
    "مستقبل",
    "أخلاقيات",
    "الشراكات في",
    "أرقام وحقائق عن",
];

/// Kinds of sessions.
pub(super) const KINDS: [&str; 4] = ["talk", "discussion", "experience", "speech"];

/// Rooms.
pub(super) const ROOMS: [&str; 4] = ["القاعة الكبرى", "قاعة الحوار", "قاعة التجارب", "المسرح"];

/// Sectors: name, address.
pub(super) const SECTORS: [(&str, &str); 8] = [
    ("خدمة المجتمع", "community-service"),
    ("الصحة", "health"),
    ("التعليم", "education"),
    ("العمل الخيري", "charity"),
    ("البيئة", "environment"),
    ("الثقافة", "culture"),
    ("الشباب", "youth"),
    ("الإعلام", "media"),
];
