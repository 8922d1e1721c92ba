import { readHandList } from './by-hand.ts';

// Well-known universities and laboratories people give instead of a city. Acronyms count only in capitals. A few for each
// part of the world: the list cannot be complete, and a miss only means "unknown".
export const INSTITUTIONS = readHandList(
  `
MIT / MIT CSAIL / Harvard / Harvard University / Yale / Yale University / Princeton University / CMU / Carnegie Mellon / Carnegie Mellon University / Cornell / Cornell University / Columbia University / NYU / Rutgers / UPenn / Penn State / Virginia Tech / Georgia Tech / Georgia Institute of Technology / Gatech / Duke University / Johns Hopkins / Brookhaven National Lab / Brookhaven National Laboratory / Oak Ridge National Laboratory / ORNL / UNC / NCSU / UMass / Dartmouth / Dartmouth College / Brown University / Northeastern University / Boston University / Tufts / RPI / NIST / University of Michigan / UMich / Ohio State / OSU / Purdue / Purdue University = US America/New_York
UIUC / UChicago / Northwestern University / Notre Dame / University of Notre Dame / Argonne / Argonne National Laboratory / Fermilab / UT Austin / Rice University / TAMU / Texas A&M = US America/Chicago
Stanford / Stanford University / UC Berkeley / UCB / UCLA / UCSD / UCSB / UCSC / UCI / UC Davis / UC Irvine / UC San Diego / Caltech / USC / LBNL / LLNL / Lawrence Berkeley / SLAC / University of Washington / UW Seattle / NASA JPL / JPL = US America/Los_Angeles
Los Alamos National Laboratory / LANL / Sandia National Laboratories / NCAR / BYU = US America/Denver
NASA / NOAA / USGS = US
UBC / Simon Fraser University / SFU = CA America/Vancouver
McGill / McGill University / UWaterloo / University of Waterloo / UofT / Mila = CA America/Toronto
UNAM / IPN / Tec de Monterrey / ITESM / CINVESTAV = MX America/Mexico_City
USP / UNICAMP / UFRGS / UFMG / UFRJ / UFSC / UFPR / UNESP / UFSCar / PUC-Rio / PUCRS / UTFPR / UFF / ITA Brasil = BR America/Sao_Paulo
UFPE / UFPB / UFRN / UFC / UFBA = BR
UNB = BR America/Sao_Paulo
UBA / UTN / UNLP / UNC Argentina = AR
PUC Chile / Universidad de Chile / UTFSM = CL America/Santiago
Uniandes / Universidad de los Andes / UNAL / Universidad Nacional de Colombia = CO
PUCP / UNMSM = PE
UCL / KCL / King's College London / Imperial College / Imperial College London / LSE / QMUL / Queen Mary / University of Oxford / University of Cambridge / Rothamsted / UKRI / STFC / NHS = GB
TCD / UCD / Trinity College Dublin = IE
CERN / EPFL / ETH / ETHZ / ETH Zurich / ETH Zürich / PSI Villigen = CH
TUM / RWTH / KIT / LMU / DLR / DFKI / FAU / HPI / TU Darmstadt / TU Dresden / Fraunhofer / Max Planck / Max Planck Institute / Forschungszentrum Jülich / DKFZ / DESY / Helmholtz / Humboldt-Universität = DE
INRIA / CNRS / CEA / ENS / ENSIMAG / École Polytechnique / Ecole Polytechnique / Sorbonne / EPITA / EPITECH / CentraleSupélec / INSA / ENSEEIHT / IRISA / LAAS / INRAE / Télécom Paris = FR Europe/Paris
TU Delft / TU/e / TUE / UvA / VU Amsterdam / CWI / Wageningen University / ASTRON = NL Europe/Amsterdam
KU Leuven / UCLouvain / ULB / VUB / UGent / imec = BE
TU Wien / JKU / ISTA / IST Austria / IIASA = AT
KTH / Chalmers / Chalmers University = SE
DTU / NBI Copenhagen = DK
NTNU / UiO / SINTEF / UiB = NO Europe/Oslo
Aalto / Aalto University = FI
CSIC / UPC / UPM / UPV / UAB / UPF / Universitat Pompeu Fabra / BSC-CNS / Universitat Politècnica de Catalunya = ES Europe/Madrid
IST Lisbon / Instituto Superior Técnico / FEUP / INESC / Universidade do Minho = PT Europe/Lisbon
Politecnico di Milano / Politecnico di Torino / Polimi / Polito / INFN / CNR / SISSA / ESA ESRIN = IT
NTUA / FORTH Crete / Demokritos = GR
CTU / ČVUT / MUNI / BUT Brno / VUT Brno = CZ
AGH / PJATK / ICM UW = PL
BME / ELTE / SZTAKI = HU
MIPT / МФТИ / ITMO / ИТМО / МГУ / ВШЭ / HSE / Skoltech / Lomonosov / Innopolis / Innopolis University = RU Europe/Moscow
METU / ODTÜ / İTÜ / Bilkent / Boğaziçi / Bogazici University / Koç University = TR
Technion / Weizmann / Weizmann Institute / HUJI / BGU / Ben-Gurion University = IL
KAUST / KFUPM = SA
AUC / Cairo University / GUC = EG
AUB = LB
Khalifa University / MBZUAI / NYUAD = AE
Sharif University / Amirkabir / Sharif University of Technology = IR
LUMS / NUST / FAST-NUCES / COMSATS = PK
BUET / SUST = BD
IIT / IIIT / NIT / IISc / BITS / BITS Pilani / ISRO / TIFR / VIT / VIT Vellore / IISER / Anna University / JNU / IGDTUW / DTU Delhi / Manipal / SRM University / C-DAC = IN
Tsinghua / Tsinghua University / THU / Peking University / PKU / SJTU / Fudan / Fudan University / USTC / HUST / ZJU / BUAA / BUPT / UESTC / SYSU / NJU / SUSTech / CASIA / UCAS / XJTU / NWPU / HIT / BIT Beijing / SEU / Nankai University / Beihang / Beihang University / Tongji University / Wuhan University / Nanjing University / Zhejiang University / 清华 / 清华大学 / 北大 / 北京大学 / 浙江大学 / 复旦大学 / 上海交通大学 / 中国科学技术大学 = CN Asia/Shanghai
HKU / HKUST / CUHK / PolyU = HK
NTHU / NCTU / NCKU / NYCU / Academia Sinica / NTUST = TW
NUS / NTU / SUTD / A*STAR / SMU Singapore = SG
KAIST / POSTECH / SNU / UNIST / GIST / DGIST / Yonsei / Yonsei University / Hanyang University / Korea University / Sungkyunkwan University / SKKU / Gachon University / KETI / ETRI / Inha University / Kyung Hee University / Ajou University / Sogang University = KR
Waseda / Waseda University / Keio / Keio University / RIKEN / NAIST / JAIST / AIST / NICT / KEK / OIST / Titech / Tokyo Tech / Tokyo Institute of Technology = JP
HCMUT / HUST Hanoi / VNU = VN
Chulalongkorn / Chulalongkorn University / KMUTT / AIT Thailand / Mahidol = TH
ITB / UGM / Universitas Indonesia / ITS Surabaya / Telkom University = ID
UTM / UKM / USM Penang / UiTM / UTP = MY Asia/Kuala_Lumpur
UP Diliman / Ateneo / DLSU = PH
UNSW / ANU / RMIT / Monash / Monash University / CSIRO / UTS / Macquarie University / Deakin = AU
University of Otago / Massey University = NZ Pacific/Auckland
UCT / Wits / Stellenbosch University = ZA
Makerere / Makerere University = UG
JKUAT / Strathmore University = KE
UNILAG / OAU / Covenant University / FUTA / UNN = NG
KNUST / Ashesi = GH
UM6P = MA
USTHB / ESI Algiers = DZ
Moratuwa / University of Moratuwa = LK
`,
  'institution',
);
