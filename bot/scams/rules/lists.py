"""Words that mean the same to the rules. `_` joins two words, `@name` takes in another list.

What moderators add, such as the names of fees and chat apps, is in `knowledge/scams.yaml` and arrives as labels in
capitals.
"""

LISTS = {
    # Who.
    "me": """
        me us you him her people everyone everybody members applicants candidates workers freelancers
        newcomers my_friend my_brother my_sister my_wife my_husband my_cousin my_mother a_friend
    """,
    "them": """
        they he she it who we PLATFORM deel paypal stripe bank company companies platform platforms client
        clients employer employers site sites sme
    """,
    "recruiter": """
        recruiter recruiters recruiting hr manager managers agent agents coordinator coordinators employer
        employers representative representatives rep reps assistant mentor mentors receptionist supervisor
        admin admins headhunter hiring trainer interviewer consultant specialist leader staff personnel
    """,
    "stranger": """
        @recruiter someone somebody they he she guy person lady woman man girl stranger dude contact number
        message
    """,
    "relative": """
        him her them someone somebody the_recruiter a_recruiter my_recruiter this_recruiter the_guy a_guy
        this_guy the_person this_person the_woman the_man the_agent a_stranger this_stranger
    """,
    # Demands.
    "ask": """
        ask asks asked asking demand demands demanded demanding request requests requested requesting insist
        insists insisted insisting beg begs begged
    """,
    "tell": """
        told tell tells telling want wants wanted wanting need needs needed force forces forced forcing make
        makes made making require requires required requiring instruct instructs instructed expect expects
        expected persuaded convinced pushing pushes pushed pressuring pressures urging urges said_to says_to
        texted emailed messaged wrote
    """,
    "say": "say says said saying claim claims claimed according_to",
    "must": """
        must have_to has_to had_to need_to needs_to needed_to got_to should required_to supposed_to
        obliged_to ought_to mandatory required needed necessary compulsory
    """,
    "demand": """
        @ask @tell @say @must please kindly first before until unless without upfront up_front in_advance
        charged charge charges once after_you condition to_start to_begin to_unlock to_activate to_receive
        to_join to_confirm to_verify to_continue to_claim to_reserve to_secure to_proceed to_get
    """,
    "polite": """
        please kindly just then simply now first pls you_can u_can you_only you_just and or will only dear
        sir madam
    """,
    # Money.
    "pay": """
        pay paying deposit depositing invest investing recharge recharging remit top_up topup topping_up
        prepay fund
    """,
    "hand": """
        send sending transfer transferring wire wiring buy buying purchase purchasing put putting put_in
        give giving forward cover covering add adding spend contribute provide load
    """,
    "buy": "buy buying purchase purchasing order ordering",
    "paid": "paid sent deposited transferred wired gave invested purchased topped_up recharged lost",
    "cash": "MONEY FEE MEANS fee fees money deposit deposits payment cash funds charge charges downpayment sum",
    "sum": "MONEY FEE fee deposit money",
    "paperwork": """
        detail details method methods info information date dates proof schedule address option options
        account accounts status history provider providers rate rates advice pending issue issues problem
        problems request requests cycle terms
    """,
    "goods": """
        laptop equipment kit kits software course courses licence license licences materials material vpn
        headset device certificate certificates certification package pack training screening background
        subscription exam assessment registration onboarding activation verification insurance id_card
    """,
    "work": """
        training trainings register registration registering sign_up start starting begin unlock unlocks
        unlocking activate activating activation apply applying application join joining onboard onboarding
        verify verifying verification verified working task tasks project projects job jobs access continue
        withdraw withdrawing release claim hired accepted approved exam assessment interview equipment
        laptop slot spot certificate certificates certification background screening upgrade enroll enrol
        next_level proceed receive secure confirm earning approval position membership reserve unfreeze
        contract materials material offer sync work place lifetime
    """,
    "aim": "for to before until unless if so and towards",
    "private": """
        rent bill bills tax taxes loan tuition mortgage lawyer groceries attention debt insurance_company
        utilities invoice invoices chatgpt coffee netflix dinner landlord gym dentist embassy university
        pay_as_you_go pocket_money i_want_to i_wanna i_would_like_to i_plan_to i_planned_to i_decided_to
        i_like_to i_love_to i_prefer_to i_hope_to i_wish_to diploma translate
    """,
    "paying": """
        pay pays paid paying payment payments salary wage wages payout payouts earnings compensation
        compensated reimburse reimbursed MONEY RATE money send
    """,
    "helpers": """
        will would can could do does did should have has had to always usually only also already still just
        actually then ever even
    """,
    # Accounts and secrets.
    "account": "account accounts profile profiles acc accs",
    "share": """
        MONEY RATE percent percentage split share monthly weekly commission half money pay pays earnings cut
        profit
    """,
    "trade": """
        rent renting rents rented lease leasing borrow borrowing lend lending buy buying sell selling sells
        sold purchase purchasing trade
    """,
    "give": """
        send sending share sharing give giving tell telling provide providing forward text message submit
        drop show email mail confirm hand_over read type post APP
    """,
    "chat": "APP message messages chat inbox private here discord email mail gmail text call LINK",
    # Chat apps and promises.
    "reach": """
        contact contacted contacting contacts message messaged messaging messages text texted texts add
        added adds write wrote writes reach reached chat chatting talk talking talked talks continue move
        moving moved join joined connect inbox hit ping call communicate communicates speak spoke found
        approached reply replied offered follow send sent apply invited respond slid hmu
    """,
    "by": "on via through over by to from in using with at my our the your off into a for",
    "hiring": """
        interview interviewed interviews onboarding onboarded hired hiring offer_letter orientation
        assessment briefing training
    """,
    "time": "daily weekly monthly day week month",
}
