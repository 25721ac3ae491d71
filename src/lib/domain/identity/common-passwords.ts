// What guessers try first: the head of the published lists, and the long ones people think of when fifteen letters are
// asked for. Plain data: lower case, no spaces or signs; a spelling like pa$$w0rd is found by its letters.

const HEADS = `
password passw0rd passphrase passcode letmein pleaseletmein letmeinnow qwerty qwert asdf zxcv iloveyou iloveu
administrator admin root superuser user guest default login welcome changeme changeit secret topsecret temporary
temp test testing dragon monkey football baseball basketball hockey soccer sunshine princess superman batman
spiderman pokemon starwars trustno trustno1 master shadow killer michael jennifer jordan charlie ginger buster
hunter ranger harley mustang yankees cowboys liverpool chelsea arsenal whatever computer internet google facebook
microsoft windows samsung iphone please forever 4ever ever always loveyou mylove babygirl lovely angel flower butterfly
chocolate cheese cookie freedom america usa hello hellothere goodbye matrix access access14 abc abcd abc123 aaa
police sheriff officer deputy sergeant lieutenant captain patrol badge detective trooper firstword protectandserve
toprotectandserve lawenforcement policedepartment sheriffsoffice backtheblue thinblueline copcopcop lapd nypd swat
пароль йцукен привет любовь contraseña motdepasse passwort kennwort hallo bonjour senha
`;

const SEASONS = `
spring summer autumn fall winter january february march april may june july august september october november
december monday tuesday wednesday thursday friday saturday sunday christmas newyear halloween thanksgiving easter
`;

const KEYS = `
1q2w3e4r5t6y7u8i9o0p 1q2w3e4r5t6y 1q2w3e4r5t 1q2w3e4r q1w2e3r4t5y6 q1w2e3r4 1a2b3c4d5e6f 1a2b3c4d a1b2c3d4e5f6
a1b2c3d4 qazwsxedcrfv qazwsxedc qazwsx zaqxswcde zaqwsx qweasdzxc qweasd qweqwe asdasd zxczxc qwe123 asd123 poiqwe
azertyuiop qwertzuiop asdzxc wasdwasd
`;

const PHRASES = `
correcthorsebatterystaple correcthorsebattery horsebatterystaple batterystaple thequickbrownfox
thequickbrownfoxjumps quickbrownfox thequickbrownfoxjumpsover jumpsoverthelazydog overthelazydog thelazydog
iloveyouforever iloveyousomuch iloveyoubaby iloveyoumom iloveyoumorethan iloveyoutothemoonandback loveyouforever
iloveyoualways iloveyouverymuch iloveyoutoo ilovemyself ilovemymom ilovemydad ilovemydog ilovemycat ilovemywife
ilovemyhusband ilovemyfamily ilovemykids ilovejesus jesuslovesme jesusislord jesuschrist jesusismylord godisgood
godisgreat godislove godblessamerica godblessyou ingodwetrust tobeornottobe thatisthequestion maytheforcebewithyou
theforcebewithyou maytheforce iamyourfather lukeiamyourfather darthvader obiwankenobi harrypotter hogwarts
gameofthrones winteriscoming lordoftherings onceuponatime happilyeverafter thisismypassword mypassword
mypasswordis thisisapassword thisismynewpassword mynewpassword newpassword oldpassword thepassword nopassword
passwordispassword yourpassword longpassword averylongpassword verylongpassword strongpassword securepassword
goodpassword supersecret supersecretpassword verysecret donotforget dontforget dontforgetthis idontknow idontcare
idontremember iforgot iforgotmypassword forgotpassword rememberme remembermyname opensesame abracadabra
supercalifragilisticexpialidocious antidisestablishmentarianism itsasecret thisisasecret leavemealone goaway
whatsup howareyou howareyoutoday whoareyou nevergiveup neverforget nevermind nevergonnagiveyouup letitbe
heyjude yesterday allyouneedislove imagineallthepeople stairwaytoheaven bohemianrhapsody wearethechampions
hotelcalifornia marryhadalittlelamb maryhadalittlelamb twinkletwinklelittlestar twinkletwinkle littlestar
humptydumpty jackandjill rowrowrowyourboat happybirthday happybirthdaytoyou merrychristmas happynewyear
homesweethome liveandletdie livelaughlove carpediem hakunamatata justdoit yeswecan wethepeople
fourscoreandsevenyearsago libertyordeath givemelibertyorgivemedeath landofthefree homeofthebrave
starspangledbanner unitedstates unitedstatesofamerica makeamericagreatagain callofduty grandtheftauto
worldofwarcraft manchesterunited realmadrid dallascowboys newyorkyankees newyork losangeles
abcdefg onetwothree onetwothreefour onetwothreefourfive administratorpassword adminadmin rootroot testtest
useruser qwertyqwerty letmeinletmein welcomeback welcomehome welcometo helloworld hellokitty goodmorning
mickeymouse donaldduck scoobydoo spongebob spongebobsquarepants sweetheart bestfriends bestfriendsforever
`;

/** Words and phrases that make a password no harder to guess, wherever they stand in it. */
export const COMMON: readonly string[] = [HEADS, SEASONS, KEYS, PHRASES].join(' ').trim().split(/\s+/);
